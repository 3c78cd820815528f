# The same jar as everywhere, on a JRE, as a user without rights. Build the jar first: make check
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home hissabbook
COPY --chown=root:root api/target/api-*-app.jar /app/hissabbook.jar
USER 10001
WORKDIR /tmp
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:GCTimeRatio=4", "-XX:-G1UseAdaptiveIHOP", "-XX:InitiatingHeapOccupancyPercent=20", "-XX:MaxRAMPercentage=70", "-jar", "/app/hissabbook.jar"]
