/** Bytes in use when nothing is left to collect; needs --expose-gc. */
export async function memory(): Promise<{ readonly heap: number; readonly rss: number }> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    globalThis.gc?.()
  }
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss }
}
