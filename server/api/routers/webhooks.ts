/** Addresses that are told what happens in a project. */
import { DeliveryId, NewWebhook, WebhookId } from '../../schemas/webhook'
import { createWebhook } from '../../services/webhooks/create-webhook'
import { listDeliveries, listWebhooks } from '../../services/webhooks/list-webhooks'
import { removeWebhook } from '../../services/webhooks/remove-webhook'
import { resendDelivery, sendTestEvent } from '../../services/webhooks/resend-delivery'
import { projectProcedure, router } from '../trpc'

const admin = projectProcedure('admin')

export const webhooksRouter = router({
  list: admin.query(({ ctx }) => listWebhooks(ctx.actor)),
  deliveries: admin.input(WebhookId).query(({ ctx, input }) => listDeliveries(ctx.actor, input)),
  create: admin.input(NewWebhook).mutation(({ ctx, input }) => createWebhook(ctx.actor, input)),
  remove: admin.input(WebhookId).mutation(({ ctx, input }) => removeWebhook(ctx.actor, input)),
  resend: admin.input(DeliveryId).mutation(({ ctx, input }) => resendDelivery(ctx.actor, input)),
  test: admin.input(WebhookId).mutation(({ ctx, input }) => sendTestEvent(ctx.actor, input)),
})
