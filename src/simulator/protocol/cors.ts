/** Headers of every answer that a page of another origin may read; from a preflight recorded in 2020. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
}

export const preflight = (request: Request, requestId: string): Response =>
  new Response(null, {
    status: 200,
    headers: {
      ...corsHeaders,
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
      'access-control-allow-methods': 'POST',
      'access-control-max-age': '172800',
      'x-amzn-requestid': requestId,
    },
  })
