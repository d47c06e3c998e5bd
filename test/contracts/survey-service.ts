import type { SurveyRequest, SurveyService } from '../../src/ports/survey-service';

/** An organisation with campaign 16588 and one key. */
export interface SurveyServiceStage {
  service: SurveyService;
  key: string;
  inbox(): Promise<{ campaignId: number; emailAddress: string; custom: unknown }[]>;
  allowDuplicates(allow: boolean): Promise<void>;
}

export function surveyServiceContract(make: () => Promise<SurveyServiceStage>): void {
  const request = (change: Partial<SurveyRequest> = {}): SurveyRequest => ({
    campaignId: 16588,
    respondent: { emailAddress: 'new@example.com', firstName: 'Nina', lastName: 'New', externalId: 'acc-1' },
    custom: { issueKey: 'KAN-2', surveyToken: 'v1.a.b.c' },
    ...change,
  });

  it('sends a survey with its custom data', async () => {
    const { service, key, inbox } = await make();
    expect(await service.send(request(), key)).toMatchObject({ kind: 'sent' });
    expect(await inbox()).toEqual([{ campaignId: 16588, emailAddress: 'new@example.com', custom: request().custom }]);
  });

  it.each([
    ['not-permitted', request(), 'wrong'],
    ['campaign-unknown', request({ campaignId: 424242 }), undefined],
    ['refused', request({ respondent: { ...request().respondent, emailAddress: 'nobody' } }), undefined],
  ])('reports %s and sends nothing', async (kind, wanted, wrongKey) => {
    const { service, key, inbox } = await make();
    expect(await service.send(wanted, wrongKey ?? key)).toMatchObject({ kind });
    expect(await inbox()).toEqual([]);
  });

  it('reports that the campaign allows no second survey', async () => {
    const { service, key, inbox, allowDuplicates } = await make();
    await allowDuplicates(false);
    await service.send(request(), key);
    expect(await service.send(request(), key)).toMatchObject({ kind: 'already-surveyed' });
    await allowDuplicates(true);
    expect(await service.send(request(), key)).toMatchObject({ kind: 'sent' });
    expect(await inbox()).toHaveLength(2);
  });

  it('lists the campaigns of a key that works', async () => {
    const { service, key } = await make();
    const list = await service.campaigns(key);
    expect(list).toMatchObject({ kind: 'campaigns' });
    expect(list.kind === 'campaigns' && list.campaigns.map(({ id }) => id)).toContain(16588);
    expect(await service.campaigns('wrong')).toEqual({ kind: 'key-refused' });
  });
}
