import type { NpsToday } from '../nps-today/server';
import type { NpsTodayInput } from './inputs';

/** Does at the simulated nps.today what a person does in its web interface. Returns what the call answers. */
export async function actOnNpsToday(npsToday: NpsToday, input: NpsTodayInput): Promise<unknown> {
  switch (input.action) {
    case 'campaigns':
      return npsToday.campaigns();
    case 'notifications':
      return npsToday.notifications.list();
    case 'notification-create': {
      const { campaignId, name, url, criteria } = input;
      return npsToday.notifications.create({ campaignId, name, url, criteria });
    }
    case 'notification-update': {
      const { action: _, id, ...changes } = input;
      return npsToday.notifications.update(id, changes);
    }
    case 'notification-test':
      return npsToday.sendTest(input.id);
    case 'deliveries':
      return npsToday.deliveries(input.latest);
    case 'redeliver':
      return done(npsToday.redeliver(input.id));
    case 'opt-out':
      return done(npsToday.optOut(input.email));
    case 'allow-duplicates':
      return done(npsToday.setAllowDuplicates(input.campaignId, input.allow));
    case 'refuse': {
      const { campaignId, email, status } = input;
      return done(npsToday.refuse({ campaignId, emailAddress: email, ...(status === undefined ? {} : { status }) }));
    }
    case 'admit-again':
      return done(npsToday.admitAgain());
    case 'set-api-key':
      return done(npsToday.setApiKey(input.apiKey));
  }
}

function done(_: void): { done: true } {
  return { done: true };
}
