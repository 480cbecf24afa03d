import './profile-name.css'

/** Two letters that stand for a profile where its name has no room. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const [first = '?', second] = words
  return second === undefined
    ? first.slice(0, 2).replace(/^./, (letter) => letter.toUpperCase())
    : (first.charAt(0) + second.charAt(0)).toUpperCase()
}

interface ProfileNameProps {
  readonly name: string
  /** Null: a login from headers, which has no colour. */
  readonly colour: number | null
  readonly production: boolean
}

/** A profile wherever it is named: colour, name, and a solid tag when it is production. */
export function ProfileName({ name, colour, production }: ProfileNameProps) {
  return (
    <span className="profile-name">
      <Swatch colour={colour} />
      <span className="profile-text">{name}</span>
      {production && <span className="production">prod</span>}
    </span>
  )
}

export function Swatch({ colour }: { readonly colour: number | null }) {
  return (
    <span
      aria-hidden
      className={colour === null ? 'swatch none' : 'swatch'}
      style={colour === null ? undefined : { background: `var(--hue-${colour})` }}
    />
  )
}

interface ProfileMarkProps extends ProfileNameProps {
  readonly colour: number
}

/** Stands for a profile where there is no room for its name: a production profile has a solid edge. */
export function ProfileMark({ name, colour, production }: ProfileMarkProps) {
  return (
    <span
      className={production ? 'profile-mark is-production' : 'profile-mark'}
      style={{ background: `var(--hue-${colour})` }}
      role="img"
      aria-label={production ? `${name}, prod` : name}
    >
      <span>{initials(name)}</span>
    </span>
  )
}
