/** The same request with its body read within limits, for libraries that read a request by themselves. */
import { type BodyLimits, readLimitedJson } from './request-limits'

/**
 * A copy of `request` whose body has been read and found within `limits`.
 * @throws AppError TOO_LARGE, INVALID_INPUT
 */
export async function limitedRequest(request: Request, limits: BodyLimits): Promise<Request> {
  if (request.body === null) return request
  const body = await readLimitedJson(request, limits)
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, signal, body })
}
