export const regexProblem = (source: string, flags: '' | 'i'): string | undefined => {
  try {
    new RegExp(source, flags)
    return undefined
  } catch (error) {
    return `This regular expression cannot be read: ${(error as Error).message}`
  }
}

/** Whether a text holds what a regular expression looks for. */
export function regexTest(source: string, flags: '' | 'i'): (text: string) => boolean {
  const regex = new RegExp(source, flags)
  return (text) => regex.test(text)
}
