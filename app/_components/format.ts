/** Numbers and times as people read them. Pure; the same on server and client except `formatClock`, which is local. */

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** 1220 → "1,220". */
export function formatCount(value: number): string {
  return NUMBER.format(value)
}

/** A metric with about three significant digits: 0.0312 → "0.0312", 5.314 → "5.31", 3410.2 → "3,410", 2e-5 → "2.0e-5". */
export function formatMetric(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size < 0.001) return value.toExponential(1)
  if (size >= 1000) return NUMBER.format(value)
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 })
}

/** 0.617 → "62%". */
export function formatShare(value: number): string {
  return `${Math.round(value * 100)}%`
}

/** Small sizes to people: 7_340_032 → "7.3 million". */
export function formatParameters(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(1)} billion`
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} million`
  return formatCount(value)
}

/** 1536 → "1.5 kB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const units = ['kB', 'MB', 'GB']
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}

/** Elapsed time: 4_200 → "4 s", 75_000 → "1 min 15 s", 3_720_000 → "1 h 02 min". */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** An estimate: rounded to 1 min under an hour and to 5 min above it. */
export function formatEstimate(ms: number): string {
  const minutes = ms / 60_000
  if (minutes < 1) return 'under 1 min'
  if (minutes < 60) return `${Math.round(minutes)} min`
  const rounded = Math.round(minutes / 5) * 5
  const rest = rounded % 60
  return rest ? `${Math.floor(rounded / 60)} h ${String(rest).padStart(2, '0')} min` : `${rounded / 60} h`
}

/** "16:20" in the reader's time zone; only on the client. */
export function formatClock(date: Date): string {
  return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** plural(1, 'answer') → "1 answer", plural(3, 'answer') → "3 answers"; the third word is for irregular ones. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
