import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { LinkList } from './LinkList';

describe('LinkList', () => {
  it('opens each in a tab of its own and says where it leads', () => {
    renderInTestApp(
      <LinkList
        subject="backend in Production"
        links={[
          {
            title: 'Grafana',
            kind: 'dashboard',
            url: 'https://grafana.example/d/1?var-service=backend',
          },
          { title: 'Kibana', kind: 'logs', url: 'https://kibana.example/' },
        ]}
      />,
    );
    const link = screen.getByRole('link', {
      name: 'Grafana: dashboard of backend in Production, opens in a new tab',
    });
    expect(link).toHaveAttribute(
      'href',
      'https://grafana.example/d/1?var-service=backend',
    );
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });

  it('is nothing where no link is configured', () => {
    renderInTestApp(<LinkList subject="backend" links={[]} />);
    expect(screen.queryByRole('list')).toBeNull();
  });
});
