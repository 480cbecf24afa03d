/** What is wrong with the text of a filter, and where; `message` says what would be right. */
export class FilterProblem extends Error {
  readonly from: number
  readonly to: number

  constructor(message: string, from: number, to: number) {
    super(message)
    this.name = 'FilterProblem'
    this.from = from
    this.to = to
  }
}
