/** A file that the browser or a program keeps under its own name. */
export const attachment = (
  body: BodyInit,
  { mediaType, fileName, bytes }: { mediaType: string; fileName: string; bytes?: number },
) =>
  new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      ...(bytes !== undefined && { 'content-length': String(bytes) }),
    },
  })
