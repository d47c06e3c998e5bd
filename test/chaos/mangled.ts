import type { Invitation } from '../../simulator/shared/services';
import type { Mangled } from './schedule';

/** A response to an invitation as it must not be taken for one: what the survey carried is gone or not what it was. */
export function brokenNotification({ custom, campaignId }: Invitation, form: Mangled, rating: number, comment: string) {
  const time = '2026-01-05T08:00:00.0000000+00:00';
  const told = { Rating: rating, RatingTime: time, UserComment: comment, CommentTime: time, CampaignId: campaignId };
  return { ...told, ...brokenCustom(custom as Record<string, string>, form) };
}

function brokenCustom(sent: Record<string, string>, form: Mangled): { Custom?: object } {
  const { surveyToken: token = '', issueKey = '' } = sent;
  switch (form) {
    case 'no-custom':
      return { Custom: {} };
    case 'no-token':
      return { Custom: { issueKey } };
    case 'broken-token':
      return { Custom: { issueKey, surveyToken: `${token.slice(0, -6)}abcdef` } };
    case 'other-key':
      return { Custom: { issueKey: issueKey === 'KAN-5' ? 'KAN-6' : 'KAN-5', surveyToken: token } };
  }
}
