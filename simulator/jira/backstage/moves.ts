import { adfOf } from '../fields/adf';
import { putIntoStatus, recordCreation, recordUpdate, type WritableSite } from '../edit/changes';
import { blankItem } from '../operations/create-issue';
import { ACCOUNTS } from '../scenarios/people';
import type { Caller } from '../permissions/permissions';
import { must, type Project, type WorkItem } from '../state';

const DAY_MS = 86_400_000;

/** Items that another system finished, with their own dates; Jira raises the events of new ones. */
export function importFinished(
  site: WritableSite,
  caller: Caller,
  project: Project,
  summaries: string[],
  daysAgo: number,
): void {
  const statuses = project.statusIds.map((id) => must(site.statuses.get(id), `status ${id}`));
  const final = must(
    statuses.find((each) => each.category === 'done'),
    `final status of ${project.key}`,
  );
  for (const summary of summaries) {
    const item = blankItem(site, project, must(project.issueTypeIds[0], 'work type'), ACCOUNTS.customer);
    Object.assign(item, { summary, description: adfOf(summary) });
    putIntoStatus(site, item, final);
    const finished = site.now() - daysAgo * DAY_MS;
    const dates = {
      created: finished - DAY_MS,
      updated: finished,
      resolved: finished,
      statusCategoryChanged: finished,
    };
    Object.assign(item, dates);
    recordCreation(site, caller, item);
  }
}

/** Moves an item to another project: new key, old key still leads to it, event and history as in Jira. */
export function moveWorkItem(site: WritableSite, caller: Caller, item: WorkItem, target: Project): void {
  const source = must(site.projects.get(item.projectId), 'project');
  if (source.id === target.id) throw new Error(`${item.key} is in ${target.key} already`);
  const key = `${target.key}-${target.nextNumber++}`;
  const plain = { fieldtype: 'jira' as const };
  const changes = [
    {
      ...plain,
      field: 'project',
      fieldId: 'project',
      from: source.id,
      fromString: source.name,
      to: target.id,
      toString: target.name,
    },
    { ...plain, field: 'Key', fieldId: 'issuekey', from: null, fromString: item.key, to: null, toString: key },
  ];
  const status = must(site.statuses.get(item.statusId), 'status');
  const statuses = target.statusIds.map((id) => must(site.statuses.get(id), `status ${id}`));
  const type = must(site.issueTypes.get(item.issueTypeId), 'work type');
  const sameType = target.issueTypeIds.find((id) => site.issueTypes.get(id)?.name === type.name);
  item.key = key;
  item.projectId = target.id;
  item.issueTypeId = sameType ?? must(target.issueTypeIds[0], 'work type');
  site.keys.set(key, item.id);
  const sameStatus = statuses.find((each) => each.category === status.category) ?? must(statuses[0], 'status');
  recordUpdate(site, caller, item, [...changes, ...putIntoStatus(site, item, sameStatus)]);
}
