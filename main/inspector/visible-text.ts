/**
 * Control characters but for white space, those that take no room, and those that turn the order of what is read:
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing. Joiners are part of emoji and of scripts
 * that need them.
 */
export const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<=[!-~])[\u200c\u200d]|[\u200c\u200d](?=[!-~])/gu
const isSuspicious = new RegExp(unseen.source, 'u')

/** "[U+202E]" */
export const characterName = (character: string) =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** A text as it is shown: what cannot be seen in it, and could disguise the rest, is named. */
export const visibleText = (text: string): string =>
  isSuspicious.test(text) ? text.replace(unseen, characterName) : text
