import type { Clock } from '../shared/clock';
import type { Invitation } from '../shared/services';
import type { AddRespondentBody } from './bodies';
import { NpsTodayError } from './errors';
import { COMMENT_DELAY_SECONDS, HIGHEST_RATING, LOWEST_RATING } from './limits';
import type { Deliverer } from './notifications';
import { listedResponse, notificationPayload } from './payload';
import { nextId, normalised, respondentId, type Campaign, type Member, type State } from './state';

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

/** What one can do at the simulated nps.today. Refusals are thrown as `NpsTodayError`. */
export interface Operations {
  listCampaigns(): { id: number; name: string }[];
  /** Adds the person to the campaign and, unless they opted out, sends the survey. Returns the campaign member's id. */
  addRespondent(campaignId: number, body: AddRespondentBody): number;
  /** Fails with 404 for an unknown campaign. */
  requireCampaign(campaignId: number): Campaign;
  listResponses(): ReturnType<typeof listedResponse>[];
  invitations(): Invitation[];
  respond(invitationId: string, input: RespondInput): Invitation;
}

export function createOperations(state: () => State, clock: Clock, deliverer: Deliverer): Operations {
  const requireCampaign = (id: number): Campaign => {
    const campaign = state().campaigns.find((each) => each.id === id);
    if (!campaign) throw new NpsTodayError(404, `There is no campaign ${id}.`);
    return campaign;
  };

  return {
    listCampaigns: () => state().campaigns.map(({ id, name }) => ({ id, name })),
    requireCampaign,

    addRespondent(campaignId, body) {
      const campaign = requireCampaign(campaignId);
      const address = normalised(body.respondent.emailAddress);
      const { members, optedOut } = state();
      if (!campaign.allowDuplicates && members.some((each) => isMember(each, campaignId, address))) {
        throw new NpsTodayError(
          409,
          `The respondent is already a member of campaign ${campaignId}, which does not allow duplicates.`,
        );
      }
      const member = newMember(state(), clock.now(), campaignId, body, !optedOut.has(address));
      members.push(member);
      return member.id;
    },

    listResponses: () =>
      state().members.flatMap((member) =>
        member.response ? [listedResponse(requireCampaign(member.campaignId), member, member.response)] : [],
      ),

    invitations: () =>
      state()
        .members.filter((member) => member.invited)
        .map(toInvitation),

    respond(invitationId, input) {
      const member = state().members.find((each) => each.invited && String(each.id) === invitationId);
      if (!member) throw new NpsTodayError(404, `There is no invitation ${invitationId}.`);
      checkInput(input);
      const campaign = requireCampaign(member.campaignId);
      const later = commentDelayMs(input);
      rate(state(), clock.now(), member, input.rating, later === undefined ? (input.comment ?? null) : null);
      notify(deliverer, campaign, member, clock.now() + (input.deliverAfterSeconds ?? 0) * 1_000);
      if (later !== undefined) {
        const comment = input.comment ?? '';
        clock.job(clock.now() + later, () => {
          addComment(clock.now(), member, comment);
          notify(deliverer, campaign, member, clock.now());
        });
      }
      return toInvitation(member);
    },
  };
}

function isMember(member: Member, campaignId: number, address: string): boolean {
  return member.campaignId === campaignId && normalised(String(member.respondent.emailAddress)) === address;
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
  // A changed mind is newer than the first one even where the simulated clock stands still.
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

/** The payload is made at once: a notification that is held back tells what was true when it was caused. */
function notify(deliverer: Deliverer, campaign: Campaign, member: Member, at: number): void {
  if (!member.response) return;
  deliverer.notify(campaign.id, member.response.rating, notificationPayload(campaign, member, member.response), at);
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
