export { SHAPE_MESSAGES as shapes } from '@/server/schemas/shape-catalogue'
