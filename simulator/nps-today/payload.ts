import { PLAIN_SITE } from '../weather/site-variant';
import { returnedCustom, withTextIds } from './forms';
import {
  GUIDE_CAMPAIGN_ID,
  ORG_ID,
  type Campaign,
  type Member,
  type NpsTodayVariant,
  type SurveyResponse,
} from './state';

const SENDER_ID = 4711;
const DEVICE = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36';

/** A time as nps.today writes it: seven fractional digits and an explicit offset. */
export function npsTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '0000+00:00');
}

/**
 * What an NPS Notification posts for a response.
 * @see https://docs.nps.today/guides/npsnotifications/ and https://docs.nps.today/integrations/Jira/jira-setup/
 */
export function notificationPayload(
  campaign: Campaign,
  member: Member,
  response: SurveyResponse,
  variant: NpsTodayVariant = PLAIN_SITE,
) {
  const payload = {
    ...frame(npsTime(member.addedAt), npsTime(response.ratingTime)),
    Id: response.id,
    Rating: response.rating,
    RatingTime: npsTime(response.ratingTime),
    UserComment: response.comment,
    CommentTime: response.commentTime === null ? null : npsTime(response.commentTime),
    CampaignId: campaign.id,
    CampaignName: campaign.name,
    Closed: true,
    Sender: SENDER_ID,
    MsCrmId: '',
    Custom: returnedCustom(member.custom, variant.customReturned),
    Respondent: respondentPayload(member),
  };
  return withTextIds(payload, variant);
}

/** What the Test button posts: an example of every property, with an empty `Custom`. */
export function examplePayload(campaign: Campaign | undefined, now: number) {
  const time = npsTime(now);
  return {
    ...frame(time, time),
    ReminderScheduledTime: time,
    ReminderSendTime: time,
    ReminderOpenedTime: time,
    SurveyBouncedTime: time,
    ReminderBouncedTime: time,
    Id: 1,
    Rating: 9,
    RatingTime: time,
    UserComment: 'An example of a comment',
    CommentTime: time,
    CampaignId: campaign?.id ?? GUIDE_CAMPAIGN_ID,
    CampaignName: campaign?.name ?? 'Example campaign',
    Closed: true,
    Sender: 123,
    MsCrmId: 'Some Id for MsCrm',
    Custom: {},
    Respondent: exampleRespondent(),
  };
}

/** The response as the read-out `GET /campaigns/responses` lists it. */
export function listedResponse(
  campaign: Campaign,
  member: Member,
  response: SurveyResponse,
  variant: NpsTodayVariant = PLAIN_SITE,
) {
  const listed = {
    id: response.id,
    campaignId: campaign.id,
    campaignName: campaign.name,
    rating: response.rating,
    ratingTime: npsTime(response.ratingTime),
    userComment: response.comment,
    commentTime: response.commentTime === null ? null : npsTime(response.commentTime),
    custom: returnedCustom(member.custom, variant.customReturned),
    respondent: { ...member.respondent, id: member.respondentId },
  };
  return withTextIds(listed, variant);
}

function frame(sent: string, opened: string) {
  return {
    DoNotContact: false,
    AgentRating: null,
    IsPublic: false,
    SurveyScheduledTime: sent,
    SurveySendTime: sent,
    SurveyOpenedTime: opened,
    SurveyBouncedTime: null as string | null,
    ReminderScheduledTime: null as string | null,
    ReminderSendTime: null as string | null,
    ReminderOpenedTime: null as string | null,
    ReminderBouncedTime: null as string | null,
    History: null,
    OrgId: ORG_ID,
    Device: DEVICE,
    Answer1: '',
    Answer2: '',
    Answer3: '',
    Answer4: '',
    Answer5: '',
    AllowedForPublicUse: false,
    SurveyAnswers: null,
  };
}

/** The names are those of the response subscription. @see https://github.com/microsoft/PowerPlatformConnectors/tree/dev/certified-connectors/nps.today */
function respondentPayload(member: Member) {
  const person = member.respondent;
  const company = person.company as { name?: string | null } | null | undefined;
  return {
    Id: member.respondentId,
    Address1: person.address1 ?? null,
    Address2: person.address2 ?? null,
    City: person.city ?? null,
    Country: person.country ?? null,
    ZipCode: person.zipCode ?? null,
    EmailAddress: person.emailAddress,
    FirstName: person.firstName ?? null,
    LastName: person.lastName ?? null,
    Active: person.active ?? true,
    Title: person.title ?? null,
    CompanyName: company?.name ?? null,
    Department: person.department ?? null,
    PhoneNumber: person.phoneNumber ?? null,
    EmployeeId: null,
    EmployeeEmail: member.employeeEmail ?? null,
    ExternalId: person.externalId ?? null,
    EmployeeExternalId: null,
  };
}

function exampleRespondent() {
  return {
    Id: 1,
    Address1: 'Example Street 1',
    Address2: '',
    City: 'Copenhagen',
    Country: 'Denmark',
    ZipCode: '1000',
    EmailAddress: 'respondent@example.com',
    FirstName: 'Example',
    LastName: 'Respondent',
    Active: true,
    Title: '',
    CompanyName: 'Example company',
    Department: '',
    PhoneNumber: '+4512345678',
    EmployeeId: 1,
    EmployeeEmail: 'employee@example.com',
    ExternalId: '',
    EmployeeExternalId: '',
  };
}
