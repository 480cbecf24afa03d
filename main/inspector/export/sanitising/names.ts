/** What the value of a field tells of. */
export type Identity = 'user' | 'host' | 'session'

const user =
  /(?:^|[._-])(?:users?|usr|user_?names?|user_?id|uid|login|logon|accounts?|account_?name|owner|author|real_?name|full_?name|display_?name|first_?name|last_?name|employee|person|sender|recipient|sam_?account_?name|upn|principal|identity|actor|requester|assignee)$/
const host =
  /(?:^|[._-])(?:hosts?|host_?names?|computer|computer_?name|machine|workstation|src|dest|dvc|device|servers?|server_?name|splunk_?server|fqdn|domain|site_?name|asset)$/
const session = /(?:^|[._-])(?:session|session_?id|jsession_?id)$/

/** By the name of a field, such as `src_user`, `Account_Name`, `dvcHost`; null: of nobody. */
export function identityOf(field: string): Identity | null {
  const name = field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  if (user.test(name)) return 'user'
  if (host.test(name)) return 'host'
  return session.test(name) ? 'session' : null
}

// Names that every Splunk and every machine has tell nothing.
const everybody = new Set(
  '- * admin administrator root system nobody guest anonymous unknown none null n/a localhost local splunk-system-user splunk_system_role everyone true false example.com docs.splunk.com help.splunk.com splunkbase.splunk.com modelcontextprotocol.io'.split(
    ' '
  )
)

/** Whether a value is a name that points to nobody. */
export const isHarmless = (value: string): boolean =>
  everybody.has(value.toLowerCase()) || /^[\W_]*$/.test(value)

// A user called "search" must not turn every search into "user-1 index=web".
const language = new Set(
  'search index indexes source sourcetype host user users stats count eval where table fields field head tail sort dedup rename rex regex timechart chart top rare bin bucket span lookup inputlookup outputlookup join append appendpipe union tstats mstats metadata rest makeresults transaction eventstats streamstats sum avg min max median list values dc distinct_count earliest latest first last from to by as and or not in like case if match null true false main web error errors warn info debug status action result results event events time data default login logon session account server client message type name code id the a an is was of for on at with was has have no not all any this that it its be are'.split(
    ' '
  )
)

/** Whether a name that was seen in a field is replaced wherever it stands as a word. */
export const isTelling = (name: string): boolean =>
  name.length >= 3 && name.length <= 200 && !/^\d+$/.test(name) && !language.has(name.toLowerCase())

const countries =
  'de|at|ch|eu|uk|fr|nl|be|it|es|pt|se|no|dk|fi|ie|cz|hu|ro|gr|jp|cn|kr|in|sg|hk|tw|au|nz|ca|us|br|mx|ar|cl|za|il|ae|tr|ru|ua'
/** A host's full name, where its last label cannot be mistaken for a field or a file. */
export const fullHostName = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.@/-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,62})\.){1,8}(?:com|net|org|edu|gov|mil|int|io|dev|app|cloud|biz|info|local|localdomain|lan|corp|internal|intranet|home|test|invalid|arpa|${countries})(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])`,
  'giu'
)
