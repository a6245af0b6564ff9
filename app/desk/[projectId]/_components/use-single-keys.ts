'use client'

import { useRememberedSwitch } from './use-remembered-switch'

/** Whether keys on their own do things (WCAG 2.1.4); on unless switched off. */
export const useSingleKeys = () => useRememberedSwitch('laurel.single-keys', true)
