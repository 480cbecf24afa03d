import type { Address } from './connection.ts'

/** As messages name a Splunk: "idx1.example.com:8089". */
export const hostPort = (address: Address): string => `${address.host}:${address.port}`

export const origin = (address: Address): string => `${address.scheme}://${hostPort(address)}`

/** The host as sockets and resolvers take it: an IPv6 address without its brackets. */
export const bareHost = (address: Pick<Address, 'host'>): string =>
  address.host.replace(/^\[(.*)\]$/, '$1')

/** What Splunk Cloud keeps closed, as silence or as a refusal. */
const cloudHint = (address: Address): string | null =>
  /\.splunkcloud\.com\.?$/i.test(address.host)
    ? `Splunk Cloud keeps port ${address.port} closed until your address is on the stack's search-api allow list: ask your Splunk Cloud administrator to add it. Free trials have no REST at all.`
    : null

export const timeoutHint = (address: Address): string =>
  cloudHint(address) ??
  'Check host and port, the network or VPN, and whether a firewall lets you through.'

export const refusedHint = (address: Address): string =>
  cloudHint(address) ?? `Check that Splunk is running, and the port. ${portHint}`

export const portHint =
  'The management port is usually 8089; 8000 is Splunk Web and 8088 the event collector.'
