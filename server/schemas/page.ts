/** How many rows of a list come at a time. */
import { z } from 'zod'

export const PageLimit = z.number().int().min(1).max(100).default(50)
