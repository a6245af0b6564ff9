/** The English of refusals stands with their codes, where the server says it to programs. */
export { REFUSAL_MESSAGES as refusals } from '@/server/refusals/catalogue'
