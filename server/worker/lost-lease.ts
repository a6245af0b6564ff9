/** Another worker has this run now, or it was ended by somebody: stop at once and write nothing. */
export class LostLeaseError extends Error {
  override readonly name = 'LostLeaseError'
  constructor(runId: string, attempt: number) {
    super(`Attempt ${attempt} of run ${runId} no longer holds it.`)
  }
}
