import { host, since, timeRange, user } from './arguments.ts'
import { textPrompt } from './text-prompt.ts'

const answer =
  'Answer with a short summary first, then a timeline of what matters, then what is unusual and why, each finding with its SPL, and the questions that remain open.'

export const investigateHost = textPrompt({
  name: 'investigate_host',
  title: 'Investigate a host',
  description: 'What a host did lately: logins, processes, connections, errors, silence.',
  arguments: {
    host: { description: 'Name or address of the host.', required: true, complete: host },
    earliest: timeRange
  },
  text: ({ host: name, earliest }) => `Investigate the host "${name}" since ${since(earliest)}.

1. Find its data: | tstats count min(_time) max(_time) where index=* host="${name}" by index, sourcetype. Nothing there? Search its name and address as words, and look for other spellings with list_hosts.
2. For each sourcetype, see its fields with list_fields before you filter on them.
3. Logins to it and from it: who, from where, failed and succeeded; accounts that are new here.
4. What ran and changed: processes, services, scheduled tasks, accounts and groups, as far as there are such events.
5. What it talked to: destinations, ports, bytes; destinations that no other host has.
6. Gaps and bursts: count its events with timechart. Silence is a finding too.

${answer}`
})

export const investigateUser = textPrompt({
  name: 'investigate_user',
  title: 'Investigate a user',
  description: 'What an account did lately, from where, and what is unusual for it.',
  arguments: {
    user: { description: 'Name of the account.', required: true, complete: user },
    earliest: timeRange
  },
  text: ({ user: name, earliest }) => `Investigate the account "${name}" since ${since(earliest)}.

1. Find where it occurs: search the name as a word in all indexes, counted by index and sourcetype. Try its other spellings (DOMAIN\\name, name@domain). list_fields tells which field holds it: user, Account_Name, userIdentity.userName, src_user.
2. Logins: times, sources, failed before succeeded, impossible distances between sources, first use of a host.
3. Rights: groups and roles gained, keys and tokens made, sudo and other changes of user.
4. Actions with effect: what it read, changed, deleted or sent, most unusual first.
5. Compare with the thirty days before, by hour of day, source and kind of action, and with accounts in the same role.
6. Is it the account of a person, a service, or Splunk's own? list_users shows Splunk's accounts; searches that it ran are in index=_audit.

${answer}`
})

export const investigateAddress = textPrompt({
  name: 'investigate_address',
  title: 'Investigate an address',
  description: 'Who an IP address is, what it tried, and what it reached.',
  arguments: {
    address: { description: 'IPv4 or IPv6 address.', required: true },
    earliest: timeRange
  },
  text: ({ address, earliest }) => `Investigate the address ${address} since ${since(earliest)}.

1. Ours or not? Look for it as a host (list_hosts), in lookups of assets (list_lookup_files, get_lookup) and in DHCP or VPN events; iplocation tells the country of an outside one.
2. Find where it occurs: search "${address}" in all indexes, counted by index and sourcetype; then which fields hold it (src, src_ip, clientip, sourceIPAddress, dest).
3. As a source: what it asked for, of whom, refused and allowed, over time. Scanning, guessing of passwords, or one careful request?
4. What it reached: successful logins, answers with data, sessions that stayed open, bytes out.
5. Who else: other addresses of the same network, agent or account doing the same.
6. As a destination: which of our hosts went there, since when, how regularly.

${answer}`
})
