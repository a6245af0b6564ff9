/** Joins Tailwind classes, the later one winning; taught our own type, radius and shadow names. */
import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['display', 'title', 'prompt', 'read', 'body', 'ui', 'caption', 'axis'],
      radius: ['tag', 'control', 'card', 'dialog', 'sheet', 'full'],
      shadow: ['e1', 'e2', 'e3'],
    },
  },
})

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
