// The little of DER (X.690) that a certificate (RFC 5280) takes.

export function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

export const sequence = (...items: readonly Buffer[]): Buffer => der(0x30, ...items)
export const setOf = (...items: readonly Buffer[]): Buffer => der(0x31, ...items)
export const octets = (content: Buffer): Buffer => der(0x04, content)
export const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content)
export const yes = der(0x01, Buffer.from([0xff]))
/** Positive: the first bit of `bytes` is 0. */
export const integer = (...bytes: readonly number[]): Buffer => der(0x02, Buffer.from(bytes))
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))

export const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`))

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = rest.flatMap((part) => {
    const base128 = []
    for (let left = part; left > 0 || base128.length === 0; left >>= 7) {
      base128.unshift((left & 0x7f) | (base128.length > 0 ? 0x80 : 0))
    }
    return base128
  })
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]))
}
