/**
 * Does a request with an Idempotency-Key once, however often it is sent: the answer is kept for a day and given again.
 * A failure of the server is not kept, so that a retry does the work.
 */
import { db } from '../../db'
import { AppError } from '../../errors'

export interface KeptAnswer {
  status: number
  /** JSON. */
  text: string
}

export interface RepeatableRequest {
  apiKeyId: string
  idempotencyKey: string
  /** What the request asks for; another request must not carry the same key. */
  fingerprint: string
}

const KEEP_MS = 24 * 60 * 60_000
/** A request that has had no answer for this long died with its server. */
const GIVEN_UP_MS = 10 * 60_000

/**
 * @param work rejects for a failure that should be retried
 * @returns null when the key belongs to another request
 * @throws AppError CONFLICT while the first one is being worked on
 */
export async function answerOnce(
  { apiKeyId, idempotencyKey, fingerprint }: RepeatableRequest,
  work: () => Promise<KeptAnswer>,
  now = new Date(),
): Promise<(KeptAnswer & { isRepeat: boolean }) | null> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await db().apiRequest.deleteMany({
    where: {
      OR: [
        { createdAt: { lt: ago(KEEP_MS) } },
        { apiKeyId, idempotencyKey, status: null, createdAt: { lt: ago(GIVEN_UP_MS) } },
      ],
    },
  })
  const { count } = await db().apiRequest.createMany({
    data: [{ apiKeyId, idempotencyKey, fingerprint, createdAt: now }],
    skipDuplicates: true,
  })
  const where = { apiKeyId_idempotencyKey: { apiKeyId, idempotencyKey } }
  if (count === 0) {
    const earlier = await db().apiRequest.findUnique({ where })
    if (earlier && earlier.fingerprint !== fingerprint) return null
    if (!earlier || earlier.status === null) throw new AppError('idempotent-request-under-way')
    return { status: earlier.status, text: earlier.answer ?? '', isRepeat: true }
  }
  try {
    const answer = await work()
    await db().apiRequest.update({ where, data: { status: answer.status, answer: answer.text } })
    return { ...answer, isRepeat: false }
  } catch (error) {
    await db().apiRequest.deleteMany({ where: { apiKeyId, idempotencyKey, status: null } })
    throw error
  }
}
