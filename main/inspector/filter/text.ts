const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

const bareText = /^[\p{L}\p{N}_.][\p{L}\p{N}_.@*-]*$/u
const bareValue = /^[\p{L}\p{N}_.@:][\p{L}\p{N}_.@:/-]*$/u

/** A value as it can stand after a colon. */
export const quotedValue = (value: string): string => (bareValue.test(value) ? value : quote(value))

/** Free text as it can stand between other words. */
export const quotedText = (text: string): string =>
  bareText.test(text) && !/^(?:or|and|not)$/i.test(text) ? text : quote(text)
