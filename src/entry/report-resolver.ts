import { makeResolver } from '@forge/resolver';
import * as z from 'zod/mini';
import type { ReportPageApi, ReportPlaces } from '../contract/report';
import { reportPageInputs as inputs } from '../contract/report';
import type { Result } from '../contract/result';
import { SITE } from '../domain/tally';
import type { AuthoriseReportPorts } from '../usecases/authorise';
import { mayAdminister, mayInProject } from '../usecases/authorise';
import type { ListReportablePorts } from '../usecases/report/list-reportable';
import { listReportable } from '../usecases/report/list-reportable';
import type { ShowReportPorts } from '../usecases/report/show-report';
import { showReport } from '../usecases/report/show-report';
import { jiraId } from './jira-id';
import { problem, siteReply } from './replies';
import type { Admission, ResolverRequest } from './resolver';
import { guarded, ok } from './resolver';

export type ReportPagePorts = AuthoriseReportPorts & ListReportablePorts & ShowReportPorts;

/**
 * Which page the report is on.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-global-page/
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-project-page/
 */
const contextSchema = z.object({
  extension: z.union([
    z.object({ type: z.literal('jira:projectPage'), project: z.object({ id: jiraId }) }),
    z.object({ type: z.literal('jira:globalPage') }),
  ]),
});
const named = z.looseObject({ projectId: z.optional(jiraId) });

/** What the report is about: a project, or the whole site. */
interface About {
  projectId: string;
}

/**
 * Resolver of the report. Of a project it is for whoever may browse that, of the whole site, which adds up all projects,
 * for Jira admins. On a project's page the platform says which project it is, whatever the input names.
 */
export function reportResolver(ports: ReportPagePorts) {
  const anybody = async ({ context }: ResolverRequest): Promise<Admission<{ isProject: boolean }>> => {
    const page = contextSchema.safeParse(context);
    if (!page.success) return { kind: 'refused' };
    const { extension } = page.data;
    if (extension.type === 'jira:globalPage') return { kind: 'admitted', caller: { isProject: false } };
    const admission = await toProject(extension.project.id);
    return admission.kind === 'admitted' ? { kind: 'admitted', caller: { isProject: true } } : admission;
  };
  const reading = async ({ context, payload }: ResolverRequest): Promise<Admission<About>> => {
    const [page, about] = [contextSchema.safeParse(context), named.safeParse(payload)];
    if (!page.success) return { kind: 'refused' };
    const { extension } = page.data;
    if (extension.type === 'jira:projectPage') return toProject(extension.project.id);
    if (!about.success) return { kind: 'refused' };
    return about.data.projectId === undefined ? toSite() : toProject(about.data.projectId);
  };
  async function toProject(projectId: string): Promise<Admission<About>> {
    const may = await mayInProject(ports, projectId);
    if (may === 'unknown') return { kind: 'unknown' };
    return may === 'none' ? { kind: 'refused' } : { kind: 'admitted', caller: { projectId } };
  }
  async function toSite(): Promise<Admission<About>> {
    const may = await mayAdminister(ports);
    if (may === 'unknown') return { kind: 'unknown' };
    return may === 'no' ? { kind: 'refused' } : { kind: 'admitted', caller: { projectId: SITE } };
  }

  return makeResolver<ReportPageApi>({
    getPlaces: guarded(inputs.getPlaces, anybody, async (_input, { isProject }): Promise<Result<ReportPlaces>> => {
      if (isProject) return ok({ kind: 'project' });
      const [admin, projects] = await Promise.all([mayAdminister(ports), listReportable(ports)]);
      if (admin === 'unknown') return problem('jira-unavailable');
      return siteReply(
        projects,
        (found) => ({
          kind: 'site',
          wholeSite: admin === 'yes',
          projects: found.map(({ id, key, name }) => ({ id, key, name })),
        }),
        ports.clock.now(),
      );
    }),
    getReport: guarded(inputs.getReport, reading, async ({ days }, { projectId }) =>
      ok(await showReport(ports, projectId, days)),
    ),
  });
}
