import type { Connection, SplunkRequest } from './connection.ts'

/** What one caller hangs on its requests: its abort, and who is told of each request. */
export interface Use {
  readonly signal: AbortSignal
  onRequest(request: SplunkRequest): void
}

/** One Splunk as one user, for the length of one call. */
export class Splunk {
  readonly connection: Connection
  readonly use: Use

  constructor(connection: Connection, use: Use) {
    this.connection = connection
    this.use = use
  }
}
