import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { app } from './App';

const people = [
  { entityRef: 'user:default/olivia', title: 'Olivia Owner' },
  { entityRef: 'user:default/omar', title: 'Omar On-call' },
  { entityRef: 'user:default/tara', title: 'Tara Otherteam' },
  { entityRef: 'user:default/ria', title: 'Ria Readonly' },
];

const config = {
  app: { title: 'Slipway demo', baseUrl: 'http://localhost:7007' },
  backend: { baseUrl: 'http://localhost:7007' },
  auth: { providers: { slipwayDemo: { people } } },
};

describe('app', () => {
  const { env } = process;
  const fetchMock = jest.fn<
    Promise<Response>,
    [RequestInfo | URL, RequestInit?]
  >();

  beforeEach(() => {
    process.env = {
      ...env,
      APP_CONFIG: [{ data: config, context: 'test' }] as unknown as string,
    };
    window.localStorage.clear();
    fetchMock.mockImplementation(async () =>
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'No such user' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    global.fetch = fetchMock;
  });

  afterEach(() => {
    process.env = env;
  });

  it('offers the four example people', async () => {
    render(app.createRoot());

    const cards = await screen.findAllByRole('button', { name: /^Sign in as/ });
    expect(cards.map(card => card.getAttribute('aria-label'))).toEqual(
      people.map(({ title }) => `Sign in as ${title}`),
    );
    expect(screen.getByText(/example people of the demo/)).toBeVisible();
  });

  it('signs in as the chosen person, says why that failed, and offers the others again', async () => {
    render(app.createRoot());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in as Omar On-call' }),
    );

    expect(await screen.findByText(/No such user/)).toBeVisible();
    const [url, init] = fetchMock.mock.calls.at(-1) ?? [];
    expect(url).toMatch(/\/api\/auth\/slipwayDemo\/refresh$/);
    expect(new Headers(init?.headers).get('X-Slipway-Demo-Person')).toBe(
      'user:default/omar',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Choose another person' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Sign in as Olivia Owner' }),
    ).toBeVisible();
  });
});
