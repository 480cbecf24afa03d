import { useEffect, type ReactNode } from 'react'
import type { ClientView, ProgramState, ProgramView } from '../../preload/api.ts'
import { useClients, usePrograms, useSwitchboard } from '../state/hooks.ts'
import { List } from '../ui/list.tsx'
import { RelativeTime } from '../ui/time.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { clientOf, seenState } from './client-of.ts'
import { programLooks, ProgramStatus } from './program-status.tsx'

interface ProgramListProps {
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  /** Enter or a double click. */
  readonly onOpen: () => void
}

type Row = ProgramView | { readonly id: 'new'; readonly title: string }

const another: Row = { id: 'new', title: 'Another program' }
const extension = 'Extension file to install'
const absent = ({ state }: ProgramView) => (state.kind === 'not_installed' ? 1 : 0)

/** The programs that can be connected, first those that are on this computer. */
export function ProgramList({ selected, onSelect, onOpen }: ProgramListProps) {
  const { programs: owner } = useSwitchboard()
  const programs = usePrograms()
  const clients = useClients() ?? []
  // Programs and their files change while nobody looks.
  useEffect(() => void owner.refresh(), [owner])
  if (programs === undefined) return <Waiting />
  return (
    <List<Row>
      label="Programs"
      items={[...[...programs].sort((a, b) => absent(a) - absent(b)), another]}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
      textOf={(row) => ('state' in row ? `${row.title}, ${wordOf(row, clients)}` : row.title)}
      row={(row) => ('state' in row ? <ProgramRow program={row} /> : <AnotherRow />)}
      empty={null}
    />
  )
}

const wordOf = (program: ProgramView, clients: readonly ClientView[]) =>
  programLooks[seenState(program, clientOf(program, clients)).kind].word

function ProgramRow({ program }: { readonly program: ProgramView }) {
  const state = seenState(program, clientOf(program, useClients() ?? []))
  const wrong = state.kind === 'changed' || state.kind === 'blocked'
  return (
    <>
      <div className="list-main">
        <span className="profile-text">{program.title}</span>
        <ProgramStatus kind={state.kind} />
      </div>
      <div className={wrong ? 'list-more error' : 'list-more'}>{moreOf(program, state)}</div>
    </>
  )
}

function moreOf(program: ProgramView, state: ProgramState): ReactNode {
  switch (state.kind) {
    case 'changed':
    case 'blocked':
      return state.message
    case 'connected':
      return (
        <>
          Last call <RelativeTime at={state.lastSeenAt} />
        </>
      )
    case 'written':
      return (program.state.kind === 'written' ? program.restart : null) ?? 'Put its token into it'
    case 'not_installed':
      return program.id === 'claude-desktop' ? extension : 'Text to put into its configuration'
    case 'ready':
      return program.id === 'claude-desktop' ? extension : program.files.join(', ')
  }
}

function AnotherRow() {
  return (
    <>
      <div className="list-main">
        <span className="profile-text">{another.title}</span>
      </div>
      <div className="list-more">A token, and the address to put into its configuration</div>
    </>
  )
}
