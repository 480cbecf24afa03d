import type { Address } from './connection.ts'

/** As messages name a Splunk: "idx1.example.com:8089". */
export const hostPort = (address: Address): string => `${address.host}:${address.port}`

export const origin = (address: Address): string => `${address.scheme}://${hostPort(address)}`

/** The host as sockets and resolvers take it: an IPv6 address without its brackets. */
export const bareHost = (address: Address): string => address.host.replace(/^\[(.*)\]$/, '$1')

/** Where people mistake the port, and what Splunk Cloud keeps closed. */
export function timeoutHint(address: Address): string {
  return address.host.toLowerCase().endsWith('.splunkcloud.com')
    ? "Splunk Cloud keeps port 8089 closed until your address is on the stack's search-api allow list: ask your Splunk Cloud administrator to add it."
    : 'Check host and port, the network or VPN, and whether a firewall lets you through.'
}

export const portHint =
  'The management port is usually 8089; 8000 is Splunk Web and 8088 the event collector.'
