import { useEffect, useRef, useState } from 'react'
import type { ProfileDraft, Reply, TestResult, TestStep } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'

export interface ConnectionTestState {
  readonly running: boolean
  /** As they are done, in their order. */
  readonly steps: readonly TestStep[]
  /** Null until it ends. */
  readonly result: Reply<TestResult> | null
  readonly start: (draft: ProfileDraft) => Promise<void>
}

export function useConnectionTest(): ConnectionTestState {
  const { api } = useSwitchboard()
  const [steps, setSteps] = useState<readonly TestStep[]>([])
  const [result, setResult] = useState<Reply<TestResult> | null>(null)
  const [running, setRunning] = useState(false)
  const current = useRef<string | null>(null)
  useEffect(
    () =>
      api.on('profiles.tested', ({ testId, step }) => {
        if (testId === current.current) setSteps((done) => [...done, step])
      }),
    [api]
  )
  const start = async (draft: ProfileDraft) => {
    const testId = crypto.randomUUID()
    current.current = testId
    setSteps([])
    setResult(null)
    setRunning(true)
    const reply = await api.request('profiles.test', draft, testId)
    if (testId !== current.current) return
    setResult(reply)
    setRunning(false)
  }
  return { running, steps, result, start }
}
