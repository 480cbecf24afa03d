import { useEffect, useRef } from 'react'
import type { Certificate, TestResult, TestStep } from '../../preload/api.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { formatDuration, formatFingerprint } from '../ui/format.ts'
import { Fact, Facts } from '../ui/pane.tsx'
import { ClockDifference } from './clock-difference.tsx'
import './connection-test.css'
import type { ConnectionTestState } from './use-connection-test.ts'

const steps: readonly (readonly [TestStep['step'], string])[] = [
  ['name', 'Find the name'],
  ['connect', 'Connect'],
  ['certificate', 'Check the certificate'],
  ['splunkd', 'Recognise Splunk'],
  ['sign-in', 'Sign in']
]

interface ConnectionTestProps {
  readonly test: ConnectionTestState
  readonly onPin: (sha256: string) => void
  readonly pinned: string | null
}

export function ConnectionTest({ test, onPin, pinned }: ConnectionTestProps) {
  const { running, result } = test
  const place = useRef<HTMLDivElement>(null)
  const seen = test.steps.length
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [running, result, seen])
  if (!running && result === null) return null
  const failed = test.steps.some(({ ok }) => !ok)
  return (
    <div ref={place} className="form-part" aria-live="polite">
      <h3>Connection</h3>
      <ol className="test-steps">
        {steps.map(([name, title], place) => {
          const done = test.steps.find(({ step }) => step === name)
          const next = running && !failed && place === test.steps.length
          return (
            <li key={name} className={done ? (done.ok ? 'ok' : 'failed') : next ? 'next' : 'later'}>
              <span aria-hidden>{done ? (done.ok ? '✓' : '✕') : next ? '●' : '○'}</span>
              <span>{title}</span>
              <span className="test-detail">{done?.detail ?? (next ? 'running' : '')}</span>
              <span className="test-ms">{done ? formatDuration(done.ms) : ''}</span>
            </li>
          )
        })}
      </ol>
      {result !== null && !result.ok && <Callout kind="error" title={result.message} />}
      {result?.ok && <Outcome result={result.value} onPin={onPin} pinned={pinned} />}
    </div>
  )
}

interface OutcomeProps {
  readonly result: TestResult
  readonly onPin: (sha256: string) => void
  readonly pinned: string | null
}

function Outcome({ result, onPin, pinned }: OutcomeProps) {
  if (result.ok) {
    return (
      <>
        <p>
          Splunk {result.version} on {result.server} answers {result.username}
          {result.roles.length > 0 && ` (${result.roles.join(', ')})`} after{' '}
          {formatDuration(result.ms)}.
        </p>
        <ClockDifference seconds={result.clockSkewSeconds} />
      </>
    )
  }
  const { certificate } = result
  return (
    <>
      <Callout kind="error" title={result.message}>
        {result.hint}
      </Callout>
      {certificate !== null && (
        <div className="certificate">
          <CertificateFacts certificate={certificate} />
          {certificate.sha256 === pinned ? (
            <p>Pinned. Test again, then save.</p>
          ) : (
            <Button onPress={() => onPin(certificate.sha256)}>Pin this certificate</Button>
          )}
        </div>
      )}
    </>
  )
}

function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  return (
    <Facts>
      <Fact label="Issued to">{certificate.subject}</Fact>
      <Fact label="Issued by">{certificate.issuer}</Fact>
      <Fact label="Names">{certificate.names.join(', ') || 'none'}</Fact>
      <Fact label="Valid">
        {certificate.validFrom} to {certificate.validTo}
      </Fact>
      <Fact label="SHA-256">
        <code>{formatFingerprint(certificate.sha256)}</code>
      </Fact>
    </Facts>
  )
}
