/** Where the file of a finished export is. */
export const exportFileHref = (projectId: string, exportId: string): string =>
  `/api/export/file?${new URLSearchParams({ projectId, exportId })}`
