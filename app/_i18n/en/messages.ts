export { STORED_MESSAGES as messages } from '@/server/messages/catalogue'
