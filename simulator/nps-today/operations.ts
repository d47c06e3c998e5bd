import type { Clock } from '../shared/clock';
import type { Invitation } from '../shared/services';
import type { AddRespondentBody } from './bodies';
import { NpsTodayError } from './errors';
import { COMMENT_DELAY_SECONDS, HIGHEST_RATING, LOWEST_RATING } from './limits';
import type { Deliverer } from './notifications';
import { listedResponse, notificationPayload } from './payload';
import { withTextIds } from './forms';
import { readInbox, type InboxPage, type InboxQuery } from './inbox';
import {
  nextId,
  normalised,
  respondentId,
  type Campaign,
  type Member,
  type NpsTodayVariant,
  type State,
} from './state';

/** What a respondent does with an invitation. */
export interface RespondInput {
  /** 0–10. */
  rating: number;
  comment?: string | null;
  /** The rating is given now, the comment follows: after two minutes, or after so many seconds. */
  commentLater?: boolean | number;
  /** Holds back the notification of this response by so many seconds, so that a later one can overtake it. */
  deliverAfterSeconds?: number;
}

/** What can be done at the simulated nps.today. Refusals are thrown as `NpsTodayError`. */
export interface Operations {
  listCampaigns(): object[];
  /** Adds the person to the campaign and, unless they opted out, sends the survey. Returns the reply's body. */
  addRespondent(campaignId: number, body: AddRespondentBody): object;
  /** Fails with 404 for an unknown campaign. */
  requireCampaign(campaignId: number): Campaign;
  listResponses(): ReturnType<typeof listedResponse>[];
  invitations(): Invitation[];
  inbox(query: InboxQuery): InboxPage;
  respond(invitationId: string, input: RespondInput): Invitation;
}

export function createOperations(state: () => State, clock: Clock, deliverer: Deliverer): Operations {
  const requireCampaign = (id: number): Campaign => {
    const campaign = state().campaigns.find((each) => each.id === id);
    if (!campaign) throw new NpsTodayError(404, `There is no campaign ${id}.`);
    return campaign;
  };

  return {
    listCampaigns: () => state().campaigns.map(({ id, name }) => withTextIds({ id, name }, state().variant)),
    requireCampaign,

    addRespondent(campaignId, body) {
      const campaign = requireCampaign(campaignId);
      const address = normalised(body.respondent.emailAddress);
      const { members, optedOut, variant } = state();
      requireAccess(state(), campaignId, address);
      const known = members.find((each) => isMember(each, campaignId, address));
      if (known && !campaign.allowDuplicates) return duplicate(variant, campaignId, known);
      const member = newMember(state(), clock.now(), campaignId, body, !optedOut.has(address));
      members.push(member);
      return withTextIds({ id: member.id }, variant);
    },

    listResponses: () =>
      state().members.flatMap((member) =>
        member.response
          ? [listedResponse(requireCampaign(member.campaignId), member, member.response, state().variant)]
          : [],
      ),

    invitations: () =>
      state()
        .members.filter((member) => member.invited)
        .map(toInvitation),

    inbox: (query) => readInbox(state().members, query, toInvitation),

    respond(invitationId, input) {
      const member = state().members.find((each) => each.invited && String(each.id) === invitationId);
      if (!member) throw new NpsTodayError(404, `There is no invitation ${invitationId}.`);
      checkInput(input);
      const campaign = requireCampaign(member.campaignId);
      const later = commentDelayMs(input);
      rate(state(), clock.now(), member, input.rating, later === undefined ? (input.comment ?? null) : null);
      notify(deliverer, state(), campaign, member, clock.now() + (input.deliverAfterSeconds ?? 0) * 1_000);
      if (later !== undefined) {
        const comment = input.comment ?? '';
        clock.job(clock.now() + later, () => {
          addComment(clock.now(), member, comment);
          notify(deliverer, state(), campaign, member, clock.now());
        });
      }
      return toInvitation(member);
    },
  };
}

function isMember(member: Member, campaignId: number, address: string): boolean {
  return member.campaignId === campaignId && normalised(String(member.respondent.emailAddress)) === address;
}

/** @throws NpsTodayError for a campaign or a person that the key gives no access to */
function requireAccess(state: State, campaignId: number, address: string): void {
  const refusal = state.refusals.find(
    (each) =>
      (each.campaignId === undefined || each.campaignId === campaignId) &&
      (each.emailAddress === undefined || normalised(each.emailAddress) === address),
  );
  if (refusal) throw new NpsTodayError(refusal.status, 'The API key does not give access to this.');
}

/** The reply about a person who is a member already: none of the forms is documented. */
function duplicate(variant: NpsTodayVariant, campaignId: number, known: Member): object {
  const message = `The respondent is already a member of campaign ${campaignId}, which does not allow duplicates.`;
  switch (variant.duplicateReply) {
    case '200-silent':
      return withTextIds({ id: known.id }, variant);
    case '200':
      return { success: false, code: 'DuplicateRespondent', message };
    default:
      throw new NpsTodayError(Number(variant.duplicateReply), message);
  }
}

function newMember(
  state: State,
  now: number,
  campaignId: number,
  body: AddRespondentBody,
  contactable: boolean,
): Member {
  return {
    id: nextId(state),
    campaignId,
    respondentId: respondentId(state, body.respondent.emailAddress),
    respondent: body.respondent,
    employeeEmail: body.employee?.email ?? undefined,
    custom: body.custom ?? undefined,
    addedAt: now,
    invited: contactable && body.respondent.active !== false,
  };
}

function checkInput(input: RespondInput): void {
  const { rating, comment, commentLater } = input;
  if (!Number.isInteger(rating) || rating < LOWEST_RATING || rating > HIGHEST_RATING) {
    throw new NpsTodayError(400, `A rating is a whole number from ${LOWEST_RATING} to ${HIGHEST_RATING}.`);
  }
  if (commentLater !== undefined && commentLater !== false && typeof comment !== 'string') {
    throw new NpsTodayError(400, 'commentLater needs a comment.');
  }
}

function commentDelayMs(input: RespondInput): number | undefined {
  if (input.commentLater === undefined || input.commentLater === false) return undefined;
  return (input.commentLater === true ? COMMENT_DELAY_SECONDS : input.commentLater) * 1_000;
}

function rate(state: State, now: number, member: Member, rating: number, comment: string | null): void {
  const previous = member.response;
  // A changed mind is newer than the first one even where the simulated clock is paused.
  const ratingTime = previous ? Math.max(now, previous.ratingTime + 1) : now;
  member.response = {
    id: previous?.id ?? nextId(state),
    rating,
    ratingTime,
    comment,
    commentTime: comment === null ? null : ratingTime,
  };
}

function addComment(now: number, member: Member, comment: string): void {
  if (member.response) member.response = { ...member.response, comment, commentTime: now };
}

/** The payload is made at once: a notification that is held back carries what was true when it was caused. */
function notify(deliverer: Deliverer, { variant }: State, campaign: Campaign, member: Member, at: number): void {
  if (!member.response) return;
  const payload = notificationPayload(campaign, member, member.response, variant);
  deliverer.notify(campaign.id, member.response.rating, payload, at);
}

function toInvitation(member: Member): Invitation {
  const { response } = member;
  return {
    id: String(member.id),
    campaignId: member.campaignId,
    respondent: structuredClone(member.respondent),
    custom: structuredClone(member.custom),
    sentAt: new Date(member.addedAt).toISOString(),
    ...(response && {
      response: {
        rating: response.rating,
        comment: response.comment,
        respondedAt: new Date(response.ratingTime).toISOString(),
      },
    }),
  };
}
