import type { ProfileView } from '../../preload/api.ts'
import './profile-state.css'

const words = { unknown: 'not tried yet', ok: 'answers', failing: 'failing' } as const
const shapes = { unknown: '○', ok: '●', failing: '✕' } as const

interface ProfileStateProps {
  readonly state: ProfileView['state']
  /** The word beside the shape, where there is room. */
  readonly worded?: boolean
}

export function ProfileState({ state: { kind }, worded = false }: ProfileStateProps) {
  return (
    <span className={`profile-state ${kind}`} title={words[kind]}>
      <span aria-hidden className="shape">
        {shapes[kind]}
      </span>
      <span className={worded ? undefined : 'unseen'}>{words[kind]}</span>
    </span>
  )
}
