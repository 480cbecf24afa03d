import { JournalFile } from '../settings/journal-file.ts'
import { holdsToken, withoutTokens } from './client-token.ts'
import { type StoredSession, storedSessionSchema } from './session.ts'

/** The sessions on disk, each before the answer that depends on it leaves. */
export class SessionJournal extends JournalFile<StoredSession> {
  constructor(path: string) {
    super(path, {
      schema: storedSessionSchema,
      idOf: ({ id }) => id,
      what: 'remembered sessions'
    })
  }

  // A client may say its token in its handshake, or wherever else it is careless.
  override put(session: StoredSession): void {
    const text = JSON.stringify(session)
    super.put(
      holdsToken(text) ? storedSessionSchema.parse(JSON.parse(withoutTokens(text))) : session
    )
  }
}
