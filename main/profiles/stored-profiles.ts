import { z } from 'zod'
import type { Store } from '../settings/store.ts'
import { profileSchema, type Profile } from './profile.ts'

const named = z.object({ name: z.string() })

/**
 * Reads the profiles on disk. Entries that cannot be used are moved to the key `brokenProfiles` as
 * they are, so that the next save does not lose them; `problems` says so, one sentence for each.
 */
export function readProfiles(store: Store): {
  readonly profiles: readonly Profile[]
  readonly problems: readonly string[]
} {
  const stored = store.get('profiles') ?? []
  const entries: readonly unknown[] = Array.isArray(stored) ? stored : [stored]
  const profiles: Profile[] = []
  const broken: unknown[] = []
  const problems: string[] = []
  for (const entry of entries) {
    const parsed = profileSchema.safeParse(entry)
    const fault = parsed.success ? clash(parsed.data, profiles) : z.prettifyError(parsed.error)
    if (parsed.success && fault === null) {
      profiles.push(parsed.data)
      continue
    }
    broken.push(entry)
    const name = named.safeParse(entry)
    problems.push(
      `${name.success ? `The profile "${name.data.name}"` : 'A profile'} in the settings file cannot be used: ${fault ?? 'unknown fault'}. It is kept there under "brokenProfiles"; add the profile again.`
    )
  }
  if (broken.length > 0) {
    const before = store.get('brokenProfiles')
    store.set('brokenProfiles', [
      ...(Array.isArray(before) ? (before as unknown[]) : []),
      ...broken
    ])
    store.set('profiles', profiles)
  }
  return { profiles, problems }
}

function clash(profile: Profile, others: readonly Profile[]): string | null {
  if (others.some((other) => other.id === profile.id)) return `its id ${profile.id} is there twice`
  if (others.some((other) => other.slug === profile.slug)) {
    return `its short name ${profile.slug} is there twice`
  }
  return null
}
