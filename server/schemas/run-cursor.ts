/** Where a reader of a run's updates is: the last metric step, log line and sample step it has. Its text is an event id. */
export interface RunCursor {
  metricStep: number
  logId: string
  sampleStep: number
}

const START: RunCursor = { metricStep: -1, logId: '0', sampleStep: -1 }

/** A text that is no cursor reads from the start. */
export function parseCursor(text: string | null | undefined): RunCursor {
  const match = /^(-?\d+)\.(\d+)\.(-?\d+)$/.exec(text ?? '')
  return match ? { metricStep: Number(match[1]), logId: match[2], sampleStep: Number(match[3]) } : START
}

export const formatCursor = ({ metricStep, logId, sampleStep }: RunCursor) =>
  `${metricStep}.${logId}.${sampleStep}`
