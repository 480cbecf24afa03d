/** Of at least this share no value is larger; 0 of none. Reorders what it is given. */
export function quantile(values: Float64Array, share: number): number {
  if (values.length === 0) return 0
  const rank = Math.max(0, Math.ceil(values.length * share) - 1)
  return select(values, rank)
}

// Hoare's selection: in the mean it looks at each value some three times.
function select(values: Float64Array, rank: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1
      while ((values[right] ?? 0) > pivot) right -= 1
      if (left > right) break
      const swapped = values[left] ?? 0
      values[left] = values[right] ?? 0
      values[right] = swapped
      left += 1
      right -= 1
    }
    if (rank <= right) high = right
    else if (rank >= left) low = left
    else break
  }
  return values[rank] ?? 0
}
