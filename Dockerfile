# The image holds the service alone: no embedded PostgreSQL, no development packages, no second Node.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production DAYAQ_MODE=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/home/node/dayaq
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY migrations ./migrations
COPY docs ./docs
COPY openapi ./openapi
COPY src ./src
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then((answer)=>process.exit(answer.ok?0:1),()=>process.exit(1))"
CMD ["node", "--import", "./src/start-check.mjs", "src/main.ts"]
