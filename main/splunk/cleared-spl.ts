declare const cleared: unique symbol

/** SPL that the policy has allowed. Searches take nothing else; only the gate in main/mcp makes it. */
export type ClearedSpl = string & { readonly [cleared]: true }
