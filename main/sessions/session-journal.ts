import { JournalFile } from '../settings/journal-file.ts'
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
}
