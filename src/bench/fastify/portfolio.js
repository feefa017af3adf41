import { problem } from './app.js';
import { isoInstant } from './database.js';

const PORTFOLIO = {
  name: 'portfolio',
  text: `
    SELECT p.slug, p.display_name, p.bio, p.category, p.profile_photo, p.min_budget, p.max_budget, p.currency, p.visibility,
           r.one, r.two, r.three, r.four, r.five, a.accounts, v.id, v.rating, v.review_text, v.reviewer_name, v.brand_name,
           v.submitted_at, v.reply, v.replied_at
    FROM profiles p
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE rating = 1)::int AS one, count(*) FILTER (WHERE rating = 2)::int AS two,
               count(*) FILTER (WHERE rating = 3)::int AS three, count(*) FILTER (WHERE rating = 4)::int AS four,
               count(*) FILTER (WHERE rating = 5)::int AS five
        FROM reviews WHERE user_id = p.user_id AND is_published) r
    CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(c.platform, c.account_name, n.followers, n.posts, n.views, n.observed::text)
                        ORDER BY c.platform, c.id) AS accounts
        FROM credentials c
        CROSS JOIN LATERAL (
            SELECT max(m.value) FILTER (WHERE m.metric = 'followers') AS followers,
                   max(m.value) FILTER (WHERE m.metric = 'posts') AS posts,
                   max(m.value) FILTER (WHERE m.metric = 'views') AS views, min(m.observed_at) AS observed
            FROM (VALUES ('followers'), ('posts'), ('views')) AS wanted (metric)
            CROSS JOIN LATERAL (
                SELECT metric, value, observed_at FROM metrics
                WHERE credential_id = c.id AND metric = wanted.metric AND status NOT IN ('failed', 'unavailable')
                ORDER BY day DESC LIMIT 1) m
            WHERE m.value IS NOT NULL) n
        WHERE c.user_id = p.user_id) a
    LEFT JOIN LATERAL (
        SELECT id, rating, review_text, CASE WHEN consent THEN reviewer_name END AS reviewer_name, brand_name, submitted_at,
               reply, replied_at
        FROM reviews WHERE user_id = p.user_id AND is_published
        ORDER BY submitted_at DESC, id DESC LIMIT 5) v ON TRUE
    WHERE p.slug = $1 AND p.visibility <> 'private'
      AND NOT EXISTS (SELECT FROM users u WHERE u.id = p.user_id AND u.locked_at IS NOT NULL)
    ORDER BY v.submitted_at DESC, v.id DESC`,
};

const text = { type: 'string' };
const textOrNull = { type: 'string', nullable: true };
const integer = { type: 'integer' };
const integerOrNull = { type: 'integer', nullable: true };

const answer = {
  type: 'object',
  properties: {
    slug: text, displayName: text, bio: textOrNull, category: { type: 'array', items: text }, profilePhoto: textOrNull,
    photos: { type: 'object', nullable: true, properties: { small: text, medium: text, large: text } },
    minBudget: integerOrNull, maxBudget: integerOrNull, currency: text,
    rating: {
      type: 'object',
      properties: {
        average: { type: 'number', nullable: true }, count: integer,
        histogram: { type: 'array', items: { type: 'object', properties: { rating: integer, count: integer } } },
      },
    },
    reviews: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: text, rating: integer, reviewText: text, reviewerName: textOrNull, brandName: textOrNull, submittedAt: text,
          reply: textOrNull, repliedAt: textOrNull,
        },
      },
    },
    platforms: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          platform: text, accountName: textOrNull, followers: integerOrNull, posts: integerOrNull, views: integerOrNull,
          observedAt: textOrNull,
        },
      },
    },
    links: { type: 'object', properties: { page: text, reviews: text } },
  },
};

export function portfolioRoutes(app, pool) {
  const publicUrl = process.env.PUBLIC_URL;
  const photosUrl = `${process.env.TOKEN_ISSUER}/api/v1/photos/`;

  app.get('/api/v1/portfolio/:slug', { schema: { response: { 200: answer } } }, async (request, reply) => {
    const { rows } = await pool.query({ ...PORTFOLIO, values: [request.params.slug] });
    if (rows.length === 0) {
      return problem(reply, 404, 'not-found', 'Not found');
    }
    reply.header('Cache-Control', 'public, max-age=60, stale-while-revalidate=300');
    if (rows[0].visibility !== 'public') {
      reply.header('X-Robots-Tag', 'noindex');
    }
    return view(rows, publicUrl, photosUrl);
  });
}

function view(rows, publicUrl, photosUrl) {
  const first = rows[0];
  const photos = first.profile_photo === null ? null : photosUrl + first.profile_photo;
  return {
    slug: first.slug,
    displayName: first.display_name,
    bio: first.bio,
    category: first.category ?? [],
    profilePhoto: photos && `${photos}/large.jpg`,
    photos: photos && { small: `${photos}/small.jpg`, medium: `${photos}/medium.jpg`, large: `${photos}/large.jpg` },
    minBudget: first.min_budget,
    maxBudget: first.max_budget,
    currency: first.currency,
    rating: rating([first.one, first.two, first.three, first.four, first.five]),
    reviews: rows.filter((row) => row.id !== null).map((row) => ({
      id: row.id, rating: row.rating, reviewText: row.review_text, reviewerName: row.reviewer_name, brandName: row.brand_name,
      submittedAt: row.submitted_at, reply: row.reply, repliedAt: row.replied_at,
    })),
    platforms: (first.accounts ?? []).map(([platform, accountName, followers, posts, views, observed]) => ({
      platform, accountName, followers, posts, views, observedAt: observed && isoInstant(observed),
    })),
    links: { page: `${publicUrl}/portfolio/${first.slug}`, reviews: `/api/v1/portfolio/${first.slug}/reviews` },
  };
}

function rating(counts) {
  const histogram = [];
  let count = 0;
  let sum = 0;
  for (let stars = 5; stars >= 1; stars--) {
    histogram.push({ rating: stars, count: counts[stars - 1] });
    count += counts[stars - 1];
    sum += stars * counts[stars - 1];
  }
  return { average: count === 0 ? null : Math.round((sum * 100) / count) / 100, count, histogram };
}
