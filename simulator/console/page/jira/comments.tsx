import React, { useState, type FormEvent } from 'react';
import Button from '@atlaskit/button/new';
import { Adf, type AdfNode } from '../../../ui-kit/components/adf';
import { jira } from '../parts/api';
import { Card, Failure, Field, Shown, when } from '../parts/parts';
import { useAction, useData } from '../parts/use-data';

interface Comment {
  id: string;
  author?: { displayName: string };
  created: string;
  body: AdfNode;
}

export function Comments({ issue, changes }: { issue: string; changes: number }): JSX.Element {
  const [text, setText] = useState('');
  const { busy, error, act } = useAction();
  const comments = useData(`comments ${issue} ${changes}`, () =>
    jira.get<{ comments: Comment[] }>(`/issue/${issue}/comment`),
  );
  const add = (event: FormEvent) => {
    event.preventDefault();
    const content = text
      .split('\n')
      .map((line) => ({ type: 'paragraph', content: line ? [{ type: 'text', text: line }] : [] }));
    act(async () => {
      await jira.post(`/issue/${issue}/comment`, { body: { version: 1, type: 'doc', content } });
      setText('');
      await comments.reload();
    });
  };
  return (
    <Card title="Comments" testId="comments">
      <Shown from={comments}>
        {(list) =>
          list.comments.length === 0 ? (
            <p className="subtle">No comments yet.</p>
          ) : (
            <>
              {list.comments.map((comment) => (
                <article key={comment.id} aria-label={`Comment by ${comment.author?.displayName ?? 'somebody'}`}>
                  <p className="subtle">
                    {comment.author?.displayName ?? 'Somebody'}, {when(comment.created)}
                  </p>
                  <Adf node={comment.body} />
                </article>
              ))}
            </>
          )
        }
      </Shown>
      <form onSubmit={add} className="column">
        <Field label="Add a comment">
          {(id) => (
            <textarea
              id={id}
              className="input"
              data-testid="comment-text"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit" isDisabled={busy || text.trim() === ''} testId="comment-submit">
            Comment
          </Button>
        </div>
        <Failure text={error} />
      </form>
    </Card>
  );
}
