import { useLayoutEffect, useRef } from 'react'
import type { ToolCallRow } from '../../../preload/api.ts'
import { useNow } from '../../state/hooks.ts'
import { formatDuration } from '../../ui/format.ts'
import './waterfall-bar.css'
import type { WaterfallScale } from './waterfall-scale.ts'

interface WaterfallBarProps {
  readonly call: ToolCallRow
  readonly scale: WaterfallScale
}

export function WaterfallBar({ call, scale }: WaterfallBarProps) {
  return call.ms === null ? (
    <Running call={call} scale={scale} />
  ) : (
    <Placed call={call} ms={call.ms} scale={scale} />
  )
}

function Running({ call, scale }: WaterfallBarProps) {
  const now = useNow()
  return <Placed call={call} ms={Math.max(0, now - call.startedAt)} scale={scale} />
}

function Placed({ call, ms, scale }: WaterfallBarProps & { readonly ms: number }) {
  const bar = useRef<HTMLSpanElement>(null)
  const { startedAt, status } = call
  const splunkMs = Math.min(call.splunkMs ?? 0, ms)
  useLayoutEffect(() => {
    if (bar.current === null) return undefined
    return scale.add(bar.current, { at: startedAt, ms, splunkMs })
  }, [scale, startedAt, ms, splunkMs])
  const text = `${formatDuration(ms)}, of it ${formatDuration(splunkMs)} in Splunk`
  return (
    <span
      ref={bar}
      className={`waterfall-bar ${status}`}
      role="img"
      aria-label={text}
      title={text}
    />
  )
}
