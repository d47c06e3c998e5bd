import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import type { TestSite } from '../test-site';

/** What the admin page's check says about some projects, by their keys; `quick` is how the overview asks. */
export async function checkOf(site: TestSite, keys: string[], quick = false): Promise<ProjectFieldCheck[]> {
  const projectIds = await Promise.all(keys.map((key) => projectId(site, key)));
  const reply = await site.asAdmin<{ value: ProjectFieldCheck[] }>('checkFields', { projectIds, quick });
  return reply.value;
}

/** Presses the button of the check. */
export async function repair(site: TestSite, key: string): Promise<ProjectFieldCheck> {
  const reply = await site.asAdmin<{ value: ProjectFieldCheck }>('repairFields', {
    projectId: await projectId(site, key),
  });
  return reply.value;
}

export async function projectId({ jira }: TestSite, key: string): Promise<string> {
  return (await jira<{ id: string }>('GET', `/project/${key}`)).id;
}
