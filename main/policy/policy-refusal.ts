/** What the policy does not allow. Nothing of the search has reached Splunk. */
export class PolicyRefusal extends Error {
  readonly code = 'refused_by_policy'
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
