# The backend for any host that runs containers. Build and run, with the settings of docs/deployment.md:
#   docker build -t campus .
#   docker run -p 9000:9000 --env-file .env.deploy campus
# It brings its tables up to date when it starts, keeps nothing itself, and ends in order on SIGTERM.
FROM node:20-slim AS build
WORKDIR /campus
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY config ./config
COPY src ./src
RUN npm run build -- cloud

FROM node:20-slim
ENV NODE_ENV=production PORT=9000
WORKDIR /campus
COPY --from=build /campus/dist/cloud ./
USER node
EXPOSE 9000
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/health').then((answer)=>process.exit(answer.ok?0:1),()=>process.exit(1))"
CMD ["node", "--enable-source-maps", "serve.js"]
